/** Templates as CloudFormation would read them. */
@NullMarked
package dev.crossover.cloud.template;

import org.jspecify.annotations.NullMarked;
