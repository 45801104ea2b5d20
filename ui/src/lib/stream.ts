// WebKitGTK 2.50 cannot iterate a ReadableStream with `for await`, and pdf.js does.
const prototype = ReadableStream.prototype as unknown as Record<symbol, unknown>
if (!(Symbol.asyncIterator in prototype)) {
  prototype[Symbol.asyncIterator] = async function* (this: ReadableStream<unknown>) {
    const reader = this.getReader()
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        yield value
      }
    } finally {
      reader.releaseLock()
    }
  }
}

export {}
