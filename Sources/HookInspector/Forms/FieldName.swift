internal import Hummingbird

/// The name of a header field.
///
/// Hummingbird hands on `HTTPFields` alone, so its names are reached through it.
typealias FieldName = HTTPFields.Element.Name

extension Request {
    /// The value of a field, several lines joined with commas (RFC 9110, section 5.2); nil without one.
    func field(_ name: String) -> String? {
        FieldName(name).flatMap { headers[$0] }
    }
}
