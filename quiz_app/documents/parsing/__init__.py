"""A file of any format into a document: blocks first, then what is content, in sections and passages."""
