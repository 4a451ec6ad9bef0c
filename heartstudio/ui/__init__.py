"""The windows: what people see. Widgets show what the studio holds, and ask it for everything."""
