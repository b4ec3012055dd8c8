// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import java.util.Map;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes rules that are languages of programs. */
@ConsumerType
public interface LanguageType<C extends Record> extends RuleType<C> {

    /** Its languages by the names of commands, each with the settings of the rule that choose it. */
    Map<String, Map<String, Object>> languages();

    Language language(C configuration);

    @Override
    default Rule create(C configuration, Substrate substrate, Context context) {
        return ProgramRule.create(language(configuration), substrate, context);
    }
}
