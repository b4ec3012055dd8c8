// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.optimise;

/**
 * Constants of Adam (Kingma and Ba 2015) and AdamW (Loshchilov and Hutter 2019).
 *
 * @param beta1 decay of the mean gradient, in [0, 1)
 * @param beta2 decay of the mean squared gradient, in [0, 1)
 * @param epsilon added to the root of the mean square, above 0
 * @param weightDecay pull towards 0, at least 0
 * @param decoupled true for AdamW: the pull is taken times the learning rate from the parameter; false: it is added to
 *     the gradient
 */
public record AdamSettings(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled) {

    /** 0.9, 0.999, 1e-8, no weight decay. */
    public static final AdamSettings DEFAULT = new AdamSettings(0.9, 0.999, 1e-8, 0, false);

    public AdamSettings {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0 && weightDecay >= 0)) {
            throw new IllegalArgumentException("Adam with beta1 " + beta1 + ", beta2 " + beta2 + ", epsilon " + epsilon
                    + ", weight decay " + weightDecay
                    + "; expected betas in [0, 1), epsilon above 0 and weight decay of at least 0");
        }
    }

    /** AdamW with this weight decay, else as {@link #DEFAULT}. */
    public static AdamSettings adamW(double weightDecay) {
        return new AdamSettings(0.9, 0.999, 1e-8, weightDecay, true);
    }
}
