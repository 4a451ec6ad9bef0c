"""How HeartStudio.app is made: what it consists of, and how py2app's result becomes something that starts anywhere."""
