// Whether this web view draws ideographic variation sequences. Two of them, of different characters, give the same picture where it draws boxes.
const SAMPLES = [0x845b, 0x8fbb].map((base) => String.fromCodePoint(base, 0xe0100))
const SIZE = 32

let answer: boolean | undefined

export function drawsVariants(): boolean {
  answer ??= look()
  return answer
}

function look(): boolean {
  const pen = Object.assign(document.createElement('canvas'), { width: SIZE, height: SIZE }).getContext('2d', { willReadFrequently: true })
  if (!pen) return true
  const [first, second] = SAMPLES.map((text) => {
    pen.clearRect(0, 0, SIZE, SIZE)
    pen.font = `${SIZE * 0.75}px ${getComputedStyle(document.body).fontFamily}`
    pen.fillText(text, 2, SIZE * 0.8)
    return pen.getImageData(0, 0, SIZE, SIZE).data.join()
  })
  return first !== second
}
