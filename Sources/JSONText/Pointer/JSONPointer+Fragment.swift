extension JSONPointer {
    /// Reads the form for URI fragments without its `#`, such as `/a%3Db` (RFC 6901, section 6).
    ///
    /// Nil where an escape is broken, or what it stands for is no pointer in UTF-8.
    public init?(fragment: some StringProtocol) {
        guard let text = PercentCoding.decode(fragment) else { return nil }
        self.init(parsing: text)
    }

    /// The form for URI fragments without its `#`: what may not stand in one is percent-encoded.
    public var fragment: String { PercentCoding.encode(description, keeping: "/?:@!$&'()*+,;=-._~") }
}
