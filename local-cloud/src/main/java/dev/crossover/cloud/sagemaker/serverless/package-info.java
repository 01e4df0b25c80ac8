/** Serverless endpoints: concurrency that is limited, warm when provisioned. */
@NullMarked
package dev.crossover.cloud.sagemaker.serverless;

import org.jspecify.annotations.NullMarked;
