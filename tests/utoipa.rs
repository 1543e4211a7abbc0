//! The responses of an endpoint in OpenAPI.
