"""Classes that one machine is too slow for: the shards of a run, started by an engine that others maintain.

An engine only starts processes. Each shard is the ordinary command, ``grade.py run --shard K/N --out DIR/shards/…``,
with its own record; the results are joined by ``merge``. So whatever an engine does (starts a shard twice, loses a
machine), each submission ends with the verdict that one machine alone would have come to.
"""
