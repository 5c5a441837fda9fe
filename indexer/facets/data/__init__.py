"""What the facets know of the world: tables with their sources and licences in their heads."""
