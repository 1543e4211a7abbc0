//! Catalogues whose packages get another version.

use super::Catalog;
use crate::api::PackageVersion;

impl Catalog {
    /// The same catalogue with another version of its packages, such as a job that releases them gives.
    #[must_use]
    pub fn with_package_version(&self, version: &PackageVersion) -> Self {
        let mut catalog = self.clone();
        version.clone().put_into(&mut catalog.0.packages);
        catalog
    }
}
