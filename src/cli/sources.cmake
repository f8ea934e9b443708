# The programs. What several of them need is in dl_cli; each main is one file.
