"""The engine that asks a language model, of any server that speaks OpenAI's chat completions."""
