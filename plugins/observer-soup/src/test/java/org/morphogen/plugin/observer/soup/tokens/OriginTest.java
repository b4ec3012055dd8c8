// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static long token(long epoch, long position, int value) {
        return epoch << 40 | position << 8 | value;
    }

    @Test
    void theMostCommonTokensAreToldWhereTheyStandAndWhereTheyWereDrawn() {
        long[] tokens = {
            token(0, 0, 9), token(0, 1, 8), token(0, 2, 1), token(3, 5, 2),
            token(0, 2, 1), token(3, 5, 2), token(0, 2, 1), token(3, 5, 2)
        };
        Tally tally = Tally.of(tokens, token -> token, 2);
        Origin origin = Origin.of(tokens, tally.most(), 2);
        assertEquals(
                List.of(
                        new Origin.Traced(new Token(token(0, 2, 1)), 3, 0),
                        new Origin.Traced(new Token(token(3, 5, 2)), 3, 1)),
                origin.traced());
        assertEquals(3, origin.traced().get(1).token().epoch());
        assertEquals(5, origin.traced().get(1).token().position());
        assertEquals(2, origin.traced().get(1).token().value());
    }

    @Test
    void aTallyCountsDifferentNumbersAndKeepsTheMostFrequent() {
        Tally tally = Tally.of(new long[] {4, 2, 4, 1, 2, 9}, value -> value, 2);
        assertEquals(4, tally.distinct());
        assertEquals(List.of(new Tally.Count(2, 2), new Tally.Count(4, 2)), tally.most());
    }

    @Test
    void originsLeaveTheByteOut() {
        long[] tokens = {token(1, 1, 7), token(1, 1, 8), token(1, 2, 7)};
        assertEquals(2, Tally.of(tokens, Token::origin, 1).distinct());
    }
}
