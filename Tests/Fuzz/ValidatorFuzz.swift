/// Compiler and validator: a schema, the byte FF, which no JSON has, and an instance.
///
/// Whatever they are, the quick answer and the report agree, white space changes nothing, and every error has its place.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzValidator(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let middle = input.firstIndex(of: 0xFF),
        let schema = try? JSONDocument(Array(input[..<middle])),
        let instance = try? JSONDocument(Array(input[(middle + 1)...]))
    else { return -1 }
    for formatAssertion in [false, true] {
        do throws(SchemaError) {
            let compiled = try CompiledSchema(
                schema.root, options: SchemaOptions(formatAssertion: formatAssertion))
            check(instance, by: compiled)
        } catch {
            claim(!error.message.isEmpty, "an error without a word")
            claim(schema[error.pointer] != nil || !schema.duplicateKeys.isEmpty, "no \(error.pointer) for: \(error)")
        }
    }
    return 0
}

private func check(_ instance: JSONDocument, by schema: CompiledSchema) {
    let isValid = instance.withText(schema.isValid)
    let report = instance.withText(schema.validate)
    claim(report.isValid == isValid, "isValid says \(isValid), the report has \(report.errors.count) errors")
    claim(report.omitted == 0 || report.errors.count == ValidationReport.errorLimit, "errors left out for no reason")
    let pretty = scanned(written(instance.root, .pretty), "the pretty instance")
    claim(pretty.withText(schema.isValid) == isValid, "white space decides over validity")
    let repeatsNames = !instance.duplicateKeys.isEmpty
    for error in report.errors {
        claim(!error.error.isEmpty, "a violation without a word at \(error.instanceLocation)")
        guard let value = instance[error.instanceLocation] else {
            fatalError("FINDING: there is no \(error.instanceLocation) for: \(error.error)")
        }
        let place = JSONPosition(line: error.line, column: error.column)
        claim(repeatsNames || value.position == place, "\(error.instanceLocation) is not at \(place)")
    }
    for pointer in report.undocumented {
        claim(instance[pointer] != nil, "there is no undocumented \(pointer)")
    }
}
