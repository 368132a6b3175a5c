"""F4: what a network is like along its training: curvature, signals by layer, tangent kernel, lottery tickets."""
