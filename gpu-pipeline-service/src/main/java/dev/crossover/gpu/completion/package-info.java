/** What SageMaker says of its invocations: hints that make dispatch look sooner. */
@NullMarked
package dev.crossover.gpu.completion;

import org.jspecify.annotations.NullMarked;
