"""The guard: which addresses strangers may make us open.

Addresses are read strictly (urls.py, hosts.py), and connections are made only to public ones (addresses.py,
transport.py).
"""
