/// A setting that cannot be used.
///
/// The exit code is 64.
struct SettingError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// A value that does not fit, with where it came from and what would fit.
    init(_ origin: String, _ value: String, expected: String) {
        description = "\(origin): expected \(expected), found \"\(SafeLine.escape(value))\""
    }
}
