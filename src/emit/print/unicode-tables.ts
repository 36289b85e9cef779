/**
 * Properties of characters as tables of ours. `\p{...}` asks the engine, and which characters it knows depends on the
 * version of Node.js: the same input would not give the same bytes everywhere.
 *
 * Each range is written as the distance from the end of the one before (the first from U+0080), and behind a dot how many
 * more it has than one, in base 36.
 */

/** Letters beyond ASCII an ES5 identifier may begin with, as Prettier counts them: of the first 65,536 code points. */
export const KEY_START =
  "16 a 4 5.m 1.u 1.cp 4.b e.4 7 1 3l.4 1.1 2.3 1 6 1.2 1 1.j 1.2a 1.3u 8.4l 1.11 2 7.12 20.q 5.2 19.16 z.1 " +
  "1.2q 1 f.1 7.1 a.2 2 g 1.t t.2g b o.w 9.1 4 5.l 4 9 3 n.o 1z.k 1.7 1y.1h 3 i 7.9 f.f 4.7 2.1 2.l 1.6 1 3.3 3 " +
  "g d.1 1.2 e.1 j.5 4.1 2.l 1.6 1.1 1.1 1.1 v.3 1 j.2 g.8 1.2 1.l 1.6 1.1 1.4 3 i f.1 n b.7 2.1 2.l 1.6 1.1 " +
  "1.4 3 u.1 1.2 f h 1.5 3.2 1.3 3.1 1 1.1 3.1 3.2 3.b m 1g.7 1.2 1.m 1.f 3 q.2 5.1 u 4.7 1.2 1.m 1.9 1.4 3 w " +
  "1.1 f.1 i.7 1.2 1.14 2 g 5.2 8.2 o.5 5.h 3.n 1.8 1 2.6 1m.1b 1.1 c.6 1m.1 1 2.1 1 2 6.3 1.6 1.2 1 1 2.1 1.3 " +
  "1.1 9 2.4 1 l.3 w 1r.7 1.z r.4 37.16 k g.5 4.3 3 3.1 7.2 4.c c h.11 1 5 2.16 1.98 1.3 2.6 1 1.3 2.14 1.3 2.w " +
  "1.3 2.6 1 1.3 2.e 1.1k 1.3 2.1u 11.f g.2d 2.5 3.h7 2.g 1.p 5.22 3.a 7.c 1.3 e.h e.h e.c 1.2 f.1f z 4 1v.2f " +
  "8.4 2.x 1 5.1x a.u 1d.t 2.4 b.17 4.p 1i.m 9.1g 2a 2l.1a h.6 1j.t d.1 a.17 q.z 15.2 a.z 2.8 2o.3 1.3 3.1 9.5b " +
  "1s.7p 2.5 2.11 2.5 2.7 1 1 1 1.u 2.1g 1.6 1 3.2 1.6 3.3 2.5 4.c 5.2 1.6 38 d g.c 2t 4 2.9 1 3.4 6 1 1 1.3 " +
  "1.a 2.3 5.4 4 h.14 22f.1a 1.1a 1.3o 6.3 3.1 c.11 1 5 2.1j 7 g.m 9.6 1.6 1.6 1.6 1.6 1.6 1.6 1.6 28 d1.2 p.8 " +
  "7.4 2.4 4.2d 6.2 1.2h 1.3 5.14 3.2l h.q 1h.f e8.52t 22.g5x 16.wc 1v.19 2.7g 3.f a.1 k.1a g.u 2.27 13.8 2.2u " +
  "2.z 1.7 1r.a 1.2 1.3 1.m t.1f e.1d 1q.5 3 1 c.r a.m p.s 7.1a s g.4 1.9 a.4 1.14 n.2 1.7 k.m 3 3.1d 1 3.1 2.4 " +
  "2 1 o.2 2.a 7.2 c.5 2.5 2.5 9.6 1.6 1.16 1.9 a.36 t.8mb c.m 4.1c 6is.a5 2.2x 12.6 c.4 5 1.9 1.c 1.4 1 1.1 " +
  "1.1 1.2z x.a2 i.1r 2.1h 14.b 38.4 1.3q 10.p 6.p b.2g 3.5 2.5 2.5 2.2";

/** What else may stand further back in one: marks, digits and connectors, after the same source. */
export const KEY_PART =
  "hs.33 7n.4 7d.18 1 1.1 1.1 1 20.a 1c.u 6 2t.6 2.5 2.1 1.3 2.9 n u.q 2j.a f.9 x.8 y.3 1.8 1.2 1.4 17.2 3c.d " +
  "1.w 1i.2 1.h 1.6 a.1 2.9 h.2 1k 1.6 2.1 2.2 9 a.1 2.9 h.2 1k 1.4 4.1 2.2 3 k.b 3 b.2 1k 1.7 1.2 1.2 k.1 2.9 " +
  "h.2 1k 1.6 2.1 2.2 8.1 a.1 2.9 i 1n.4 3.2 1.3 9 e.9 g.3 1m.6 1.2 1.3 7.1 b.1 2.9 h.2 1k 1.6 1.2 1.3 7.1 b.1 " +
  "2.9 h.2 1m.6 1.2 1.3 9 a.1 2.9 i.1 1y 4.5 1 1.7 6.9 2.1 1p 2.6 c.7 1.9 2f 2.5 1.1 b.5 2.9 1q.1 6.9 b 1 1 4.1 " +
  "1d.j 1.1 5.a 1.z 9 2s.j 1.9 c.3 4.2 1.2 2.6 3.3 d.b 1.e jj.2 qa.2 t.2 t.1 u.1 1s.v 9 2.9 x.2 2.9 2z.1 y 3a.b " +
  "4.b a.9 3k.9 1p.4 1l.9 1.s 2.a 6.9 m.d 1u.4 1b.g b.9 h.8 c.2 u.c 2.9 18.d 1c.j 8.9 6.9 3a.2 1.k 4 4.2 3.1 " +
  "5i.1h 5.4 ek.1 1d.1 j 3f.c 4 3.b 2da.2 3x 2o.v fe.5 2x.1 n7p.9 1x 4.9 w.1 28.1 7k 3 4 n.4 2g.1 1e.h a.9 6.h " +
  "e.9 s.7 p.c 18.3 1b.d f.9 b a.9 1b.d c 8.1 2.9 x.2 1e 1.2 2.1 5.1 1 15.4 5.1 6k.7 1.1 2.9 fms kh.f g.f 3.1 " +
  "o.2 5c.9 11";

/** General categories Mn and Me of Unicode 17.0: they take no column of their own. */
export const MARKS =
  "hs.33 7n.6 7b.18 1 1.1 1.1 1 20.a 1c.k g 2t.6 2.5 2.1 1.3 z u.q 2j.a 1m.8 9 o.3 1.8 1.2 1.4 17.2 1n.8 16.n " +
  "1.v 1j 1 4.7 4 3.6 a.1 t 1m 4.3 8 k.1 q 2.1 1l 4.1 4.1 2.2 3 u.1 3 b.1 1l 4.4 1.1 4 k.1 m.5 1 1m 2 1.3 8 7.1 " +
  "b.1 u 1p c 1e 3 1j 1.2 5.2 1.3 7.1 b.1 t 1m 2 6 5.1 k.1 s.1 1l.1 4.3 8 k.1 t 20 7.2 1 2i 2.6 c.7 2q 2.8 b.6 " +
  "21.1 r 1 1 1j.d 1.4 1.1 5.a 1.z 9 2u.3 1.5 1.1 2.1 p.1 4.2 g.3 d 2.1 6 f jj.2 qa.2 t.1 u.1 u.1 1s.1 1.6 8 " +
  "2.a 9 19.2 1 39.1 y 3a.2 4.1 9 6.2 63.1 2 1m 1.6 1 1 2.7 6.9 2 1c.19 2.b k.3 1c 1.4 1 5 14.8 c.1 w.3 2.1 1.2 " +
  "1k 1.1 3 1.2 1m.7 2.1 48.2 1.c 1.6 4 6 3.1 5i.1r k0.w 2da.2 3x 2o.v fe.3 2z.1 n9w.3 1.9 w.1 28.1 7k 3 4 p.1 " +
  "5 47.1 q.h d 12.7 p.a 1a.2 1c 2.3 2.1 13 1v.5 2.1 2.1 c 8 1b 1f 1.2 2.1 5.1 1 16.1 8 6m 2 4 fn4 kh.f g.f r1 " +
  "6a 45.4 1ae.2 1.1 5.3 14.2 4 4l.1 fx.3 1t.4 8t.1 25.5 1y.a 1d.3 3f 1i.e 15 2.1 a.2 1d.3 2.1 7 1p.2 10.4 1.7 " +
  "1q c.1 1g.8 a.3 2 2n.2 2 1.1 6 2 4d 3.7 l.1 1l.1 3 11.6 3.4 1y.5 d 1 1 e.1 2d.7 2.2 1 n 2c.5 1 4.1 1.1 6m.3 " +
  "6.1 1.1 r.1 2d.7 2 1.1 2y 1 2.5 1 2t 1 2.3 1.4 77.8 1.1 74.1 1 4 40.3 2.1 4 w.9 14.5 2.3 8 9.5 2.2 1a.c 1.1 " +
  "5i 1.2 1 5l.6 1.5 1 2a.l 2.6 1.1 1.1 3e.5 3 1.1 1.6 1 20.1 3 1 9n.1 b.1 1g.4 5 1 n 44l 6.e 8ug.b 3.2 1xc.4 " +
  "1n.6 t4 1r.3 29 f5k.1 3mp.19 2.m f4.2 h.7 2.6 u.3 44.2 1iz.1i 4.1d 8 e m.4 1.e 11s.6 1.g 2.6 1.1 1.4 2s 4g.6 " +
  "af 1p.3 e4.3 72.1 6r 2 7.1 5 d6.6 31.6 gzhx.6n";

/** Property Emoji of Unicode 17.0, without digits, `#` and `*`. */
export const EMOJI =
  "15 4 68d c 60 m 2i.5 f.1 a7.1 c 4m p.a 4.2 5j 6f.1 a 9 1m.3 1.4 9 2 2.1 2 4 2 1.1 2 3 3.1 8.2 5 1 5.b b.1 2 " +
  "1.1 1 i 2.1 i.5 1 1.1 3.1 5 2.1 4.1 b.1 5.1 2 5.1 1 1.1 k.1 5.5 1.3 2 4 2 2.5 1 2 1 1 6 3 6 a.1 f 2 4 1 4.2 " +
  "1 b.1 1c.2 9 e e ac.1 cv.2 j.1 1f 4 yi c gp 1 2fze 5m 4g.1 c.1 e 2.9 23.p 1.1 n k 2.8 l.1 4u.x 2.33 2.1 1.2 " +
  "2.2a 2.2 1.7a 1.1q b.5 1.n 7.1 2.7 c 2.3 2 4.1 d.1 2 8.1 9 5.2 c.2 8.2 2 1 4 6 3 6.2d 1c.1x 5.7 2.3 3.9 3 " +
  "1.1 3 2.9 6b.b 4 7v.1a 1.9 1.54 34.c 3.a 3.1k 1 4.f 2.b 4.9";

/** Property Emoji_Presentation of Unicode 17.0: shown as pictures, two columns wide. */
export const WIDE_EMOJI =
  "6u2.1 5p.3 3 2 eh.1 l.1 1e.b 17 j d 8.1 h.1 5.1 8 5 l 7.1 1 4 2 7 4.1 s z 1 4.2 1 1p.2 o e nv.1 1f 4 2hf2 5m " +
  "5a 2.9 23.p 1 o k 2.4 1.2 l.1 4u.w c.8 1.1x 1.l c.16 4.4 c.g 3 3.1y 1 1.56 2.1q d.3 1.n i q.1 d 2e.2c 1c.1x " +
  "6 3.2 2.3 3.3 b.1 7.8 6b.b 4 7v.1a 1.9 1.54 34.c 3.a 3.1k 1 4.f 2.b 4.9";

/** The ranges of a table as the inside of a character class, for a regular expression with the flag `u`. */
export function characterClass(table: string): string {
  let at = 0x80;
  return table
    .split(" ")
    .map((range) => {
      const [gap, more] = range.split(".");
      const first = at + Number.parseInt(gap!, 36);
      const last = more === undefined ? first : first + Number.parseInt(more, 36);
      at = last + 1;
      return last === first ? escaped(first) : `${escaped(first)}-${escaped(last)}`;
    })
    .join("");
}

function escaped(code: number): string {
  return `\\u{${code.toString(16)}}`;
}
