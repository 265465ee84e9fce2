/// Reader and writer: what is accepted is what the grammar accepts, every value is where its pointer and its place say,
/// and what is written says the same when it is read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    let bytes = UnsafeRawBufferPointer(input)
    let isJSON = Grammar.accepts(input, maximumDepth: JSONLimits.default.maximumDepth)
    do throws(JSONSyntaxError) {
        let text = try JSONText(scanning: bytes)
        claim(isJSON, "the reader accepts what the grammar refuses")
        ReaderCheck(text: text, bytes: bytes).run()
        checkRoundTrip(Array(input))
    } catch {
        claim(!isJSON, "the reader refuses what the grammar accepts: \(error)")
        claim((0...count).contains(error.offset), "an error behind the end: \(error.offset) of \(count)")
        claim(error.position == JSONPosition(offset: error.offset, in: bytes), "an error with two places: \(error)")
    }
    return 0
}

/// Laying a text out, and taking the layout away, changes nothing that it says.
private func checkRoundTrip(_ bytes: [UInt8]) {
    let document = scanned(bytes, "what was accepted")
    let compact = written(document.root, .compact)
    let pretty = written(document.root, .pretty)
    let again = scanned(pretty, "the pretty text")
    claim(written(again.root, .compact) == compact, "the pretty text says something else")
    claim(written(again.root, .pretty) == pretty, "the pretty text is laid out otherwise the second time")
    claim(written(scanned(compact, "the compact text").root, .pretty) == pretty, "the compact text says something else")
    claim(again.duplicateKeys == document.duplicateKeys, "the pretty text repeats other names")
}
