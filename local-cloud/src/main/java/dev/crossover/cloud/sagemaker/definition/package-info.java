/**
 * What was asked of SageMaker: models, endpoint configurations, endpoints; kept over
 * restarts.
 */
@NullMarked
package dev.crossover.cloud.sagemaker.definition;

import org.jspecify.annotations.NullMarked;
