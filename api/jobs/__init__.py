"""Jobs: a worker leases runs from the store and computes each in a process of its own.

The queue is the table of runs itself, so that a job is asked for, ends and leaves its files in the
same transaction as the call's state and the audit log. A queue beside it, such as huey's, would
have its own file: a kill between the two would lose a job, or end it twice.
"""
