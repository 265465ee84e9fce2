package import NIOCore

/// Text of bytes, one character each, so that every byte can be written in a test.
package func latin1(_ bytes: ByteBuffer) -> String {
    String(String.UnicodeScalarView(bytes.readableBytesView.map { Unicode.Scalar($0) }))
}

/// Bytes of a text whose characters are all below U+0100.
package func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8($0.value) }
}
