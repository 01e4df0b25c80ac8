/** Model containers as processes of this machine. */
@NullMarked
package dev.crossover.cloud.sagemaker.container;

import org.jspecify.annotations.NullMarked;
