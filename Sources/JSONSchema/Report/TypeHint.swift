import JSONText

/// Hints for the right value in the wrong type.
enum TypeHint {
    static func hint(for index: Int, in view: TapeView, allowed: UInt8, isDateTime: Bool) -> String? {
        let node = view[index]
        switch node.kind {
        case .string where Int(node.length) <= ValuePreview.limit:
            return quotedScalar(view.string(node), allowed)
        case .number where isDateTime:
            return DecimalText(view.bytes(node)).int.flatMap(UnixTime.dateTime).map {
                "this looks like a Unix time; send \"\($0)\""
            }
        case .number, .true, .false:
            return allowed & JSONKind.string.bit == 0 || Int(node.length) > ValuePreview.limit
                ? nil : "put it in quotes: \"\(String(decoding: view.bytes(node), as: UTF8.self))\""
        default:
            return nil
        }
    }

    private static func quotedScalar(_ text: String, _ allowed: UInt8) -> String? {
        let isMeant: Bool
        switch text {
        case "true": isMeant = allowed & JSONKind.true.bit != 0
        case "false": isMeant = allowed & JSONKind.false.bit != 0
        case "null": isMeant = allowed & JSONKind.null.bit != 0
        default:
            guard let number = JSONNumber(text) else { return nil }
            isMeant =
                allowed & JSONKind.number.bit != 0 || (allowed & SchemaBlock.integerOnly != 0 && number.isInteger)
        }
        return isMeant ? "send it without quotes: \(text)" : nil
    }
}
