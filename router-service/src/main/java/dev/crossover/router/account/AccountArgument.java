package dev.crossover.router.account;

import java.util.List;
import java.util.Objects;

import dev.crossover.common.account.Account;
import dev.crossover.policy.plan.AccountPlan;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives controllers the account that the credential belongs to, and its plan. A
 * controller has no other way to learn whose request it is.
 */
@Component
class AccountArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Account.class || parameter.getParameterType() == AccountPlan.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		Caller caller = (Caller) Objects.requireNonNull(
				request.getAttribute(Caller.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST),
				"no request gets here without an account");
		return (parameter.getParameterType() == Account.class) ? caller.account() : caller.plan();
	}

}
