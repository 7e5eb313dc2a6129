"""Speed and memory: each bench beside a peer in the same run, medians and ratios; never a test that can fail."""
