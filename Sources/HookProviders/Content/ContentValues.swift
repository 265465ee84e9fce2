package import HookCrypto

/// What stands for the placeholders of a template in one request.
///
/// Verifying, explaining and signing each fill it from what they know; what is put together of it is the same.
package struct ContentValues {
    /// A placeholder that nothing stands for, so that nothing fits the template.
    package struct Missing: Error {
        /// The placeholder.
        package let placeholder: SignatureScheme.Placeholder
    }

    /// The id's text; empty where the scheme has none.
    package var id: Message.Piece
    /// The timestamp's text; empty where the scheme has none.
    package var timestamp: Message.Piece
    /// The URL; nil where it is not known.
    package var url: [UInt8]?
    /// The sorted parameters of a form; nil where the body is none that can be read.
    package var params: [UInt8]?
    /// The body's bytes, one piece after the other; nil where they cannot be known.
    package var body: Body?

    /// A body in memory.
    package enum Body {
        /// In one run.
        case whole(Message.Piece)
        /// In several, as a changed body that was not copied.
        case pieces([Message.Piece])
    }

    /// Makes values.
    package init(
        id: Message.Piece = .owned([]), timestamp: Message.Piece = .owned([]), url: [UInt8]?, params: [UInt8]?,
        body: Body?
    ) {
        self.id = id
        self.timestamp = timestamp
        self.url = url
        self.params = params
        self.body = body
    }

    fileprivate func append(
        _ placeholder: SignatureScheme.Placeholder, to pieces: inout [Message.Piece]
    ) throws(Missing) {
        switch placeholder {
        case .id: pieces.append(id)
        case .timestamp: pieces.append(timestamp)
        case .url: pieces.append(.owned(try known(url, placeholder)))
        case .params: pieces.append(.owned(try known(params, placeholder)))
        case .body:
            switch try known(body, placeholder) {
            case .whole(let piece): pieces.append(piece)
            case .pieces(let several): pieces += several
            }
        }
    }

    private func known<Value>(
        _ value: Value?, _ placeholder: SignatureScheme.Placeholder
    ) throws(Missing) -> Value {
        guard let value else { throw Missing(placeholder: placeholder) }
        return value
    }
}

extension SignatureScheme.Content {
    /// What is signed: the template with its placeholders filled in, nothing copied.
    ///
    /// - Throws: `ContentValues.Missing` where nothing stands for one of its placeholders.
    package func message(from values: ContentValues) throws(ContentValues.Missing) -> Message {
        var pieces: [Message.Piece] = []
        pieces.reserveCapacity(parts.count)
        for part in parts {
            switch part {
            case .literal(let bytes): pieces.append(.owned(bytes))
            case .placeholder(let placeholder): try values.append(placeholder, to: &pieces)
            }
        }
        return Message(pieces)
    }
}
