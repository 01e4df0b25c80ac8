/** How services reach AWS. */
@NullMarked
package dev.crossover.common.aws;

import org.jspecify.annotations.NullMarked;
