// SPDX-License-Identifier: Apache-2.0
// logic_peak - word operations that depend on nothing but themselves: the bit-wise peak of a device.
//
// out  ulong [items]  one word each, so that no work can be left out
//
// Each item runs ROUNDS rounds of twelve chains on LANES words. A link is a function of three words, bit by bit, that no
// compiler can shorten: one instruction where the device has any such function in one, three elsewhere.
//
// Launch    global (items), local 1 on CPUs, any on GPUs
// Cost      items * ROUNDS * 12 * LANES functions of three words of 64 bits
// Units     bits

#ifndef LANES
#define LANES 4
#endif
#ifndef ROUNDS
#define ROUNDS 100000
#endif

#define JOIN(a, b) a##b
#define VECTOR_OF(n) JOIN(ulong, n)
#define VECTOR VECTOR_OF(LANES)

// Compilers form the instruction of AVX-512 only in part, so it is asked for by name.
#if defined(__AVX512F__) && defined(__has_builtin) && LANES == 8
#if __has_builtin(__builtin_ia32_pternlogq512_mask)
#define LINK(v) \
    v = as_ulong8(__builtin_ia32_pternlogq512_mask(as_long8(v), as_long8(key), as_long8(other), 0x1c, (uchar)0xff))
#endif
#endif
#ifndef LINK
#define LINK(v) v = (v ^ key) & ~(v & other)
#endif

__kernel void logic_peak(__global ulong *restrict out, const ulong seed) {
    const VECTOR key = (VECTOR)(seed * 3ul);
    const VECTOR other = key ^ (VECTOR)(seed);
    VECTOR a = key + get_global_id(0), b = a * 3ul, c = a * 5ul, d = a * 7ul;
    VECTOR e = a * 9ul, f = a * 11ul, g = a * 13ul, h = a * 15ul;
    VECTOR i = a * 17ul, j = a * 19ul, k = a * 21ul, l = a * 23ul;
    for (int round = 0; round < ROUNDS; ++round) {
        LINK(a);
        LINK(b);
        LINK(c);
        LINK(d);
        LINK(e);
        LINK(f);
        LINK(g);
        LINK(h);
        LINK(i);
        LINK(j);
        LINK(k);
        LINK(l);
    }
    const VECTOR all = a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ i ^ j ^ k ^ l;
    out[get_global_id(0)] = all.s0 ^ all.s1;
}
