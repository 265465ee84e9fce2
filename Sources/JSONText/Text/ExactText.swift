/// A text that equals another one only code point by code point.
///
/// Swift's strings are equal when Unicode calls them equivalent, as é and e with an accent are; JSON's names and URIs
/// are not.
package struct ExactText: Hashable {
    package let text: String

    package init(_ text: some StringProtocol) {
        self.text = String(text)
    }

    package static func == (left: ExactText, right: ExactText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
