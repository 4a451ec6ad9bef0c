"""The five stages of training, each a batch that it draws and the losses that it computes."""
