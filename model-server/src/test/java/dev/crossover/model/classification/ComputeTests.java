package dev.crossover.model.classification;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ComputeTests {

	@Test
	void defaultsToOneTextACallOnEveryCore() {
		assertThat(Compute.defaults())
			.isEqualTo(new Compute(Runtime.getRuntime().availableProcessors(), Precision.INT8, 1, 512, null));
	}

	@Test
	void refusesBatchesInEightBits() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Compute(2, Precision.INT8, 32, 512, null))
			.withMessageContaining("CROSSOVER_BATCH_SIZE must be 1");
	}

	@Test
	void allowsBatchesInFloats() {
		assertThat(new Compute(1, Precision.FP16, 64, 512, Path.of("encoder.onnx")).batch()).isEqualTo(64);
	}

	@Test
	void wantsTheNetworkForFloats() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Compute(1, Precision.FP32, 1, 512, null))
			.withMessageContaining("CROSSOVER_NETWORK");
	}

	@Test
	void refusesMoreTokensThanTheEncoderReads() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Compute(1, Precision.INT8, 1, 513, null))
			.withMessageContaining("CROSSOVER_MAX_TOKENS");
	}

}
