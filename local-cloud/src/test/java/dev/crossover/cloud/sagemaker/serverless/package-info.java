/** Tests of serverless environments without a cloud. */
@NullMarked
package dev.crossover.cloud.sagemaker.serverless;

import org.jspecify.annotations.NullMarked;
