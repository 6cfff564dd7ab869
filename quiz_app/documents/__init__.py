"""Documents: read into sections and passages, found by their ids, held against what questions say of them."""
