/** The CPU pipeline: synchronous inference on SageMaker Serverless. */
@NullMarked
package dev.crossover.cpu;

import org.jspecify.annotations.NullMarked;
