"""What stands under Matrix: shapes, nested lists, loops over flat lists, kernels, indexing, views and printing."""
