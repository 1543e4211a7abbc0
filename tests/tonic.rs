//! Errors as gRPC statuses: what a status says, over a real connection, and back.
