"""Who is meant, and which day it is."""
