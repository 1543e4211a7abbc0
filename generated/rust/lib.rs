//! What the catalogues of `catalog/apis` compile to.
