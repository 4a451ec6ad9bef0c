"""The popover below the menu-bar icon."""
