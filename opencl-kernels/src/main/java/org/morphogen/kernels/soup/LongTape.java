// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import org.morphogen.api.substrate.Substrate;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A substrate of one long circular tape of bytes a sample, on which workers start runs at random places. Its state is
 * {@code cells}, UINT8 {@code [B][length]}, and {@code work}, UINT64 {@code [B][workers]}: what each worker has done since
 * the start. {@link #activate} puts UINT64 {@code [B][2][workers]} into the masks of the active set: the work so far,
 * and the same again, where a rule writes the work after the step. {@link #perceive} gives the tapes as rows {@code [B][length]}; a
 * rule returns new ones.
 */
@ConsumerType
public interface LongTape extends Substrate {

    /** The one operator that languages perceive. */
    String TAPE = "tape";

    /** Bytes of a tape, a power of two. */
    int length();

    /** Workers of a tape. */
    int workers();

    /** Bytes that one worker sees, a power of two: the whole tape if workers share it. */
    int window();

    /** Runs of each worker in a step. */
    int runs();
}
