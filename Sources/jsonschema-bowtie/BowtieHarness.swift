import Foundation
import JSONSchema

/// The validator behind Bowtie's protocol: a command a line on standard input, an answer a line on standard output.
@main
struct BowtieHarness {
    static func main() {
        var session = BowtieSession()
        while let line = readLine() {
            var writer = JSONWriter()
            let goesOn = session.answer(line, into: &writer)
            // Each answer leaves at once: the other side waits for it.
            if !writer.bytes.isEmpty {
                FileHandle.standardOutput.write(Data(writer.bytes + [UInt8(ascii: "\n")]))
            }
            if !goesOn { return }
        }
    }
}
