/// Memory that is filled once and never written again, read through a bare pointer without counting references.
final class FrozenArray<Element: BitwiseCopyable>: @unchecked Sendable {  // written only in init
    let base: UnsafePointer<Element>
    let count: Int

    init(_ elements: [Element]) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        for (index, element) in elements.enumerated() { (memory + index).initialize(to: element) }
        base = UnsafePointer(memory)
        count = elements.count
    }

    deinit {
        base.deallocate()
    }
}
