"""The kernel's side: what a process may still do once it has confined itself."""
