package dev.crossover.cli.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of {@link Ports}. */
class PortsTests {

	@Test
	void choosesADifferentPortForEveryProcess() throws IOException {
		Ports ports = Ports.choose(0);

		assertThat(Ports.SERVICES.stream().map(ports::of).distinct()).hasSameSizeAs(Ports.SERVICES)
			.allSatisfy(
					(port) -> assertThat(port).as("a port that no outgoing connection gets").isBetween(10_000, 29_999));
	}

	@Test
	void saysWhatToDoWhenThePortIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> Ports.choose(taken.getLocalPort()))
				.withMessageContaining("Port %d is taken", taken.getLocalPort())
				.withMessageContaining("--port");
		}
	}

}
