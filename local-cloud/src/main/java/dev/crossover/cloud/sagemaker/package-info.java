/** Stand-in for SageMaker hosting: control calls, invocations, template resources. */
@NullMarked
package dev.crossover.cloud.sagemaker;

import org.jspecify.annotations.NullMarked;
