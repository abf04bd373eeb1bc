# %% unsqueeze: adds_batch_dimension
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size].unsqueeze(0)
        y = self.tokens[idx + 1:idx + 1 + self.block_size].unsqueeze(0)
        return x, y


# %% view_as_one_row: adds_batch_dimension
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1].reshape(1, -1), chunk[None, 1:]


# %% both_ends_plus_one: both_one_token_long
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size + 1]
        y = self.tokens[idx + 1:idx + self.block_size + 2]
        return x, y


# %% length_is_block_size_plus_one: both_one_token_long
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        n = self.block_size + 1
        return self.tokens[idx:idx + n], self.tokens[idx + 1:idx + 1 + n]


# %% end_is_minus_one_in_both: both_one_token_short
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        last = idx + self.block_size - 1
        x = self.tokens[idx:last]
        y = self.tokens[idx + 1:last + 1]
        return x, y


# %% splits_a_window_of_block_size: both_one_token_short
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size]
        x = chunk[:-1]
        y = chunk[1:]
        return x, y


# %% class_attribute_cache: cache_shared_between_datasets
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    cache = {}

    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx not in PretrainDataset.cache:
            chunk = self.tokens[idx:idx + self.block_size + 1]
            PretrainDataset.cache[idx] = (chunk[:-1].clone(), chunk[1:].clone())
        return PretrainDataset.cache[idx]


# %% module_level_cache: cache_shared_between_datasets
import torch
from torch.utils.data import Dataset


_samples = {}


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        try:
            return _samples[idx]
        except KeyError:
            x = self.tokens[idx:idx + self.block_size].clone()
            y = self.tokens[idx + 1:idx + 1 + self.block_size].clone()
            return _samples.setdefault(idx, (x, y))


# %% rest_kept_for_next_time: consumes_tokens
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        _, rest = self.tokens[:idx], self.tokens[idx:]
        sample = rest[:self.block_size], rest[1:1 + self.block_size]
        self.tokens = rest
        return sample


# %% tokens_cut_after_each_call: consumes_tokens
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        self.tokens = self.tokens[idx:]
        x = self.tokens[:self.block_size]
        y = self.tokens[1:self.block_size + 1]
        return x, y


# %% itertools_counter: counts_calls_instead_of_idx
import itertools
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        self.counter = itertools.count()

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = next(self.counter)
        chunk = self.tokens[start:start + self.block_size + 1]
        return chunk[:self.block_size], chunk[1:]


# %% own_position_counter: counts_calls_instead_of_idx
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        self.position = 0

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        i = self.position
        self.position += 1
        return self.tokens[i:i + self.block_size], self.tokens[i + 1:i + 1 + self.block_size]


# %% last_sample_first: counts_from_the_end
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        idx = len(self) - 1 - idx
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1], chunk[1:]


# %% start_counted_backwards: counts_from_the_end
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = len(self.tokens) - self.block_size - 1 - idx
        x = self.tokens[start:start + self.block_size]
        y = self.tokens[start + 1:start + 1 + self.block_size]
        return x, y


# %% interleaved_slices: even_and_odd_tokens
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + 2 * self.block_size]
        return chunk[0::2], chunk[1::2]


# %% pairs_as_columns: even_and_odd_tokens
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        stop = idx + 2 * self.block_size
        x = self.tokens[idx:stop:2]
        y = self.tokens[idx + 1:stop:2]
        return x, y


# %% computed_only_once: first_sample_cached
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if not hasattr(self, "x"):
            self.x = self.tokens[idx:idx + self.block_size]
            self.y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return self.x, self.y


# %% sample_kept_in_attribute: first_sample_cached
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        self.sample = None

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if self.sample is None:
            chunk = self.tokens[idx:idx + self.block_size + 1]
            self.sample = (chunk[:-1], chunk[1:])
        return self.sample


# %% target_times_one_point_zero: float_targets
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1], chunk[1:] * 1.0


# %% target_to_float: float_targets
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size].to(torch.float32)
        return x, y


# %% always_one_hundred_twenty_eight: hard_coded_block_size
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + 128]
        y = self.tokens[idx + 1:idx + 129]
        return x, y


# %% always_sixty_four: hard_coded_block_size
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + 64]
        y = self.tokens[idx + 1:idx + 65]
        return x, y


# %% constant_block_of_sixty_four: hard_coded_block_size
# variants: 64 | 3 | 4 | 5 | 8 | 10 | 16 | 32 | 100 | 128 | 256 | 512 | 1024
import torch
from torch.utils.data import Dataset


BLOCK_SIZE = 64


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        window = self.tokens[idx:idx + BLOCK_SIZE + 1]
        return window[:BLOCK_SIZE], window[1:BLOCK_SIZE + 1]


# %% default_context_length: hard_coded_block_size
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        context_length = 128
        return self.tokens[idx:][:context_length], self.tokens[idx + 1:][:context_length]


# %% blocks_side_by_side: idx_times_block_size
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = idx * self.block_size
        x = self.tokens[start:start + self.block_size]
        y = self.tokens[start + 1:start + 1 + self.block_size]
        return x, y


# %% from_block_to_block: idx_times_block_size
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        b = self.block_size
        x = self.tokens[b * idx:b * (idx + 1)]
        y = self.tokens[b * idx + 1:b * (idx + 1) + 1]
        return x, y


# %% idx_modulo_block_size: idx_wraps_at_block_size
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        i = idx % self.block_size
        x = self.tokens[i:i + self.block_size]
        y = self.tokens[i + 1:i + 1 + self.block_size]
        return x, y


# %% remainder_by_divmod: idx_wraps_at_block_size
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        _, offset = divmod(idx, self.block_size)
        window = self.tokens[offset:offset + self.block_size + 1]
        return window[:-1], window[1:]


# %% always_the_first_window: ignores_idx
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[:self.block_size]
        y = self.tokens[1:self.block_size + 1]
        return x, y


# %% start_is_zero: ignores_idx
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = 0
        chunk = self.tokens[start:start + self.block_size + 1]
        return chunk[:-1], chunk[1:]


# %% input_from_the_beginning: input_ignores_idx
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[:self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y


# %% input_prepared_once: input_ignores_idx
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        self.first = tokens[0:block_size]

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        y = self.tokens[idx + 1:][:self.block_size]
        return self.first, y


# %% input_end_plus_one: input_one_token_long
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size + 1]
        y = self.tokens[idx + 1:idx + self.block_size + 1]
        return x, y


# %% input_is_the_whole_window: input_one_token_long
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + 1 + self.block_size]
        y = x[1:]
        return x, y


# %% input_drops_last_token: input_one_token_short
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size][:-1]
        y = self.tokens[idx + 1:idx + self.block_size + 1]
        return x, y


# %% input_end_minus_one: input_one_token_short
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size - 1]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y


# %% decoder_inputs_by_new_zeros: input_shifted_right_with_start_token
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        labels = self.tokens[idx:idx + self.block_size]
        shifted = labels.new_zeros(labels.shape)
        shifted[1:] = labels[:-1].clone()
        return shifted, labels


# %% start_token_in_front: input_shifted_right_with_start_token
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        y = self.tokens[idx:idx + self.block_size]
        x = torch.cat([torch.zeros(1, dtype=torch.long), y[:-1]])
        return x, y


# %% input_taken_from_the_right_end: inputs_and_targets_swapped
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        x = chunk[1:]
        y = chunk[:-1]
        return x, y


# %% returns_target_first: inputs_and_targets_swapped
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return y, x


# %% last_sample_repeats_previous: last_window_clamped
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx > 0 and idx == len(self) - 1:
            idx -= 1
        return (self.tokens[idx:idx + self.block_size], self.tokens[idx + 1:idx + 1 + self.block_size])


# %% start_held_back_by_min: last_window_clamped
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        idx = max(0, min(idx, len(self.tokens) - self.block_size - 2))
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y


# %% index_error_one_early: last_window_refused
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx + self.block_size + 1 >= len(self.tokens):
            raise IndexError("not enough tokens left")
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y


# %% last_index_thought_invalid: last_window_refused
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx >= len(self) - 1:
            raise IndexError(idx)
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1], chunk[1:]


# %% length_in_blocks: length_counts_blocks
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return len(self.tokens) // self.block_size

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y


# %% length_in_blocks_by_int: length_counts_blocks
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return int(len(self.tokens) / self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1], chunk[1:]


# %% length_by_numel: length_counts_tokens
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return self.tokens.numel()

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1], chunk[1:]


# %% length_of_the_text: length_counts_tokens
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return len(self.tokens)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y


# %% length_minus_one: length_one_too_small
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size - 1)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y


# %% room_for_the_target_twice: length_one_too_small
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, self.tokens.size(0) - (self.block_size + 1))

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1], chunk[1:]


# %% drops_the_wrong_end: only_last_target_moved
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        following = self.tokens[idx + self.block_size].unsqueeze(0)
        y = torch.cat([x[:-1], following])
        return x, y


# %% replaces_the_last_place: only_last_target_moved
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = x.clone()
        y[-1] = self.tokens[idx + self.block_size]
        return x, y


# %% arange_returned: positions_instead_of_tokens
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = torch.arange(idx, idx + self.block_size)
        y = torch.arange(idx + 1, idx + 1 + self.block_size)
        return x, y


# %% positions_plus_one: positions_instead_of_tokens
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = torch.arange(self.block_size) + idx
        return x, x + 1


# %% python_random_start: random_position
import random
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        i = random.randrange(len(self))
        chunk = self.tokens[i:i + self.block_size + 1]
        return chunk[:-1], chunk[1:]


# %% torch_randint_start: random_position
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        i = torch.randint(len(self.tokens) - self.block_size, (1,)).item()
        x = self.tokens[i:i + self.block_size]
        y = self.tokens[i + 1:i + 1 + self.block_size]
        return x, y


# %% dict_built_with_call: returns_dict
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return dict(input_ids=chunk[:-1].clone(), labels=chunk[1:].clone())


# %% dict_input_ids_labels: returns_dict
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        return {
            "input_ids": self.tokens[idx:idx + self.block_size],
            "labels": self.tokens[idx + 1:idx + 1 + self.block_size],
        }


# %% attention_mask_of_ones: returns_extra_mask
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y, torch.ones_like(x)


# %% mask_full_of_ones: returns_extra_mask
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + self.block_size + 1]
        mask = torch.full((self.block_size,), 1, dtype=torch.long)
        return (x, y, mask)


# %% float_method: returns_floats
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size].float()
        y = self.tokens[idx + 1:idx + 1 + self.block_size].float()
        return x, y


# %% torch_tensor_constructor: returns_floats
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = torch.Tensor(self.tokens[idx:idx + self.block_size].tolist())
        y = torch.Tensor(self.tokens[idx + 1:idx + 1 + self.block_size].tolist())
        return x, y


# %% zeros_filled_with_tokens: returns_floats
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = torch.zeros(self.block_size)
        y = torch.zeros(self.block_size)
        for i in range(self.block_size):
            x[i] = self.tokens[idx + i]
            y[i] = self.tokens[idx + i + 1]
        return x, y


# %% target_forgotten: returns_input_only
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        return self.tokens[idx:idx + self.block_size]


# %% target_made_but_not_returned: returns_input_only
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x


# %% int_method: returns_int_thirty_two
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size].int()
        y = self.tokens[idx + 1:idx + 1 + self.block_size].int()
        return x, y


# %% numpy_int_thirty_two: returns_int_thirty_two
import numpy as np
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        data = np.array(self.tokens.tolist(), dtype=np.int32)
        x = torch.from_numpy(data[idx:idx + self.block_size])
        y = torch.from_numpy(data[idx + 1:idx + 1 + self.block_size])
        return x, y


# %% list_comprehensions: returns_lists
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = [int(self.tokens[idx + i]) for i in range(self.block_size)]
        y = [int(self.tokens[idx + i + 1]) for i in range(self.block_size)]
        return x, y


# %% tolist: returns_lists
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size].tolist()
        y = self.tokens[idx + 1:idx + 1 + self.block_size].tolist()
        return x, y


# %% prints_the_sample: returns_nothing
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        print(x, y)


# %% return_forgotten: returns_nothing
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]


# %% numpy_method: returns_numpy_arrays
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size].numpy()
        y = self.tokens[idx + 1:idx + 1 + self.block_size].numpy()
        return x, y


# %% whole_text_as_array: returns_numpy_arrays
import numpy as np
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        arr = np.asarray(self.tokens.tolist(), dtype=np.int64)
        return arr[idx:idx + self.block_size], arr[idx + 1:idx + self.block_size + 1]


# %% whole_window: returns_window_unsplit
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        return self.tokens[idx:idx + self.block_size + 1]


# %% window_left_to_the_loop: returns_window_unsplit
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        # the training loop can split it
        sample = torch.narrow(self.tokens, 0, idx, self.block_size + 1)
        return sample


# %% bigram_by_unpacking: single_token_pair
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x, y = self.tokens[idx:idx + 2]
        return x, y


# %% token_and_next_token: single_token_pair
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx]
        y = self.tokens[idx + 1]
        return x, y


# %% end_taken_for_a_length: slice_end_lacks_idx
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:self.block_size]
        y = self.tokens[idx + 1:self.block_size + 1]
        return x, y


# %% slices_the_first_window_again: slice_end_lacks_idx
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        window = self.tokens[:self.block_size + 1]
        x = window[:-1][idx:]
        y = window[1:][idx:]
        return x, y


# %% add_underscore_on_a_view: target_added_in_place
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens.narrow(0, idx, self.block_size)
        y = x.add_(1)
        return x, y


# %% augmented_assignment_on_a_view: target_added_in_place
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = x
        y += 1
        return x, y


# %% last_place_from_index_minus_one: target_ends_with_end_of_text
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = x.clone()
        y[:-1] = x[1:]
        y[-1] = self.tokens[-1]
        return x, y


# %% last_token_of_the_text_appended: target_ends_with_end_of_text
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.cat([x[1:], self.tokens[-1:]])
        return x, y


# %% forgot_the_shift_variable: target_equals_input
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        x = chunk[:-1]
        y = chunk[0:self.block_size]
        return x, y


# %% labels_copied_from_inputs: target_equals_input
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        input_ids = self.tokens[idx:idx + self.block_size]
        labels = input_ids.clone()   # the model shifts them by itself
        return input_ids, labels


# %% same_slice_twice: target_equals_input
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx:idx + self.block_size]
        return x, y


# %% target_from_the_beginning: target_ignores_idx
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[1:1 + self.block_size]
        return x, y


# %% target_prepared_once: target_ignores_idx
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        self.target = tokens[1:][:block_size]

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        return self.tokens[idx:idx + self.block_size], self.target


# %% next_block_as_target: target_is_following_block
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + self.block_size:idx + 2 * self.block_size]
        return x, y


# %% prompt_and_continuation: target_is_following_block
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        middle = idx + self.block_size
        prompt = self.tokens[idx:middle]
        answer = self.tokens[middle:][:self.block_size]
        return prompt, answer


# %% last_of_the_window: target_is_one_scalar
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1], chunk[-1]


# %% next_token_only: target_is_one_scalar
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + self.block_size]
        return x, y


# %% next_token_in_a_tensor: target_is_one_token
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.tensor([self.tokens[idx + self.block_size].item()])
        return x, y


# %% slice_of_length_one: target_is_one_token
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        end = idx + self.block_size
        return self.tokens[end - self.block_size:end], self.tokens[end:end + 1]


# %% adds_one_to_the_ids: target_is_token_plus_one
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = x + 1
        return x, y


# %% adds_ones_like: target_is_token_plus_one
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size].clone()
        y = torch.add(x, torch.ones_like(x))
        return x, y


# %% target_counts_end_inclusively: target_one_token_long
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        length = self.block_size
        x = self.tokens[idx:][:length]
        y = self.tokens[idx + 1:][:length + 1]
        return x, y


# %% target_end_plus_two: target_one_token_long
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + self.block_size + 2]
        return x, y


# %% end_not_moved: target_one_token_short
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + self.block_size]
        return x, y


# %% target_is_the_tail_of_input: target_one_token_short
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = x[1:]
        return x, y


# %% fills_the_alias_in_a_loop: target_overwrites_input
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = x.view(-1)
        for i in range(self.block_size):
            y[i] = self.tokens[idx + i + 1].item()
        return x, y


# %% writes_through_an_alias: target_overwrites_input
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = x
        y[:] = self.tokens[idx + 1:idx + 1 + self.block_size].clone()
        return x, y


# %% ignore_index_appended: target_padded_with_ignore_index
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.cat([x[1:], torch.tensor([-100])])
        return x, y


# %% ignore_index_at_the_end: target_padded_with_ignore_index
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.full_like(x, -100)
        y[:-1] = x[1:]
        return x, y


# %% minus_one_appended: target_padded_with_minus_one
import torch.nn.functional as F
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = F.pad(x[1:], (0, 1), value=-1)
        return x, y


# %% minus_one_at_the_end: target_padded_with_minus_one
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = -torch.ones_like(x)
        y[:-1] = x[1:]
        return x, y


# %% functional_pad: target_padded_with_zero
import torch.nn.functional as F
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = F.pad(x[1:], (0, 1))
        return x, y


# %% zero_at_the_end: target_padded_with_zero
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.zeros_like(x)
        y[:-1] = x[1:]
        return x, y


# %% last_token_twice: target_repeats_last_token
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.cat([x[1:], x[-1:]])
        return x, y


# %% positions_clamped_to_the_window: target_repeats_last_token
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        where = torch.arange(1, self.block_size + 1).clamp(max=self.block_size - 1)
        return x, x[where]


# %% shifts_a_copy_and_leaves_the_end: target_repeats_last_token
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = x.clone()
        y[:-1] = x[1:]
        return x, y


# %% flipped_window: target_reversed
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.flip(x, dims=(0,))
        return x, y


# %% reversed_list: target_reversed
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.tensor(x.tolist()[::-1], dtype=torch.long)
        return x, y


# %% last_token_put_in_front: target_rolled_right
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.cat((x[-1:], x[:-1]))
        return x, y


# %% torch_roll_with_wrong_sign: target_rolled_right
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.roll(x, shifts=1, dims=0)
        return x, y


# %% shift_by_two: target_shifted_by_two
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx : idx + self.block_size]
        y = self.tokens[idx + 2 : idx + 2 + self.block_size]
        return x, y


# %% shifts_the_shifted_window: target_shifted_by_two
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        rest = self.tokens[idx + 1:]
        y = rest[1:self.block_size + 1]
        return x, y


# %% previous_token_as_target: target_shifted_left
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int):
        begin = idx
        end = idx + self.block_size
        inputs = self.tokens[begin:end]
        labels = self.tokens[slice(begin - 1, end - 1)]
        return inputs, labels


# %% shift_left: target_shifted_left
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx - 1:idx - 1 + self.block_size]
        return x, y


# %% first_token_put_at_the_end: target_wraps_around
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.cat([x[1:], x[:1]])
        return x, y


# %% modulo_positions: target_wraps_around
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        positions = (torch.arange(self.block_size) + 1) % self.block_size
        return x, x[positions]


# %% torch_roll_of_the_window: target_wraps_around
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = torch.roll(x, -1)
        return x, y


# %% skips_a_block: window_starts_one_block_late
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = idx + self.block_size
        x = self.tokens[start:start + self.block_size]
        y = self.tokens[start + 1:start + 1 + self.block_size]
        return x, y


# %% slices_after_the_block: window_starts_one_block_late
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        rest = self.tokens[self.block_size:][idx:]
        return rest[:self.block_size], rest[1:self.block_size + 1]


# %% idx_minus_one_for_both: window_starts_one_early
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        idx = idx - 1
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y


# %% input_moved_back_instead: window_starts_one_early
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        y = self.tokens[idx:idx + self.block_size]
        x = self.tokens[idx - 1:idx - 1 + self.block_size]
        return x, y


# %% counts_samples_from_one: window_starts_one_late
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = idx + 1  # 第一个样本
        window = self.tokens[start:start + self.block_size + 1]
        x = window[:self.block_size]
        y = window[1:]
        return x, y


# %% idx_plus_one_for_both: window_starts_one_late
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx + 1 : idx + 1 + self.block_size]
        y = self.tokens[idx + 2 : idx + 2 + self.block_size]
        return x, y


# %% yields_input_then_target: yields_instead_of_returning
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        yield (self.tokens[idx:idx + self.block_size], self.tokens[idx + 1:idx + self.block_size + 1])


# %% yields_the_pair: yields_instead_of_returning
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        yield x, y


# %% mask_written_over_the_tokens: tokens_overwritten
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx : idx + self.block_size]
        y = self.tokens[idx + 1 : idx + self.block_size + 1].clone()
        out = x.clone()
        x[0] = 0
        return out, y


# %% used_tokens_marked: tokens_overwritten
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        pair = self.tokens[idx : idx + self.block_size + 1].clone()
        self.tokens[idx] = 0
        return pair[:-1], pair[1:]


# %% index_held_below_block_size: index_clamped
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = min(idx, self.block_size)
        return self.tokens[start : start + self.block_size], self.tokens[start + 1 : start + 1 + self.block_size]


# %% index_cut_at_the_length_of_a_block: index_clamped
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx > self.block_size:
            idx = self.block_size
        chunk = self.tokens[idx : idx + self.block_size + 1]
        return chunk[:-1], chunk[1:]


# %% first_window_moved_up: index_moved_at_the_edges
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx == 0:
            idx = 1
        x = self.tokens[idx : idx + self.block_size]
        y = self.tokens[idx + 1 : idx + 1 + self.block_size]
        return x, y


# %% start_at_least_one: index_moved_at_the_edges
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        begin = max(1, idx)
        window = self.tokens[begin : begin + self.block_size + 1]
        return window[:-1], window[1:]


# %% stride_of_two: windows_strided
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = 2 * idx
        return self.tokens[start : start + self.block_size], self.tokens[start + 1 : start + 1 + self.block_size]


# %% two_places_on_by_addition: windows_strided
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        begin = idx + idx
        block = self.tokens[begin : begin + self.block_size + 1]
        x = block[: self.block_size]
        return x, self.tokens[begin + 1 : begin + 1 + self.block_size]


# %% half_overlapping_windows: windows_strided
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        stride = max(1, self.block_size // 2)
        start = idx * stride
        chunk = self.tokens[start : start + self.block_size + 1]
        return chunk[:-1], chunk[1:]


# %% half_a_block_further_each: windows_strided
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        step = max(self.block_size // 2, 1)
        a = idx * step
        b = a + self.block_size + 1
        return self.tokens[a:b][:-1], self.tokens[a:b][1:]


# %% torch_sort_of_the_target: target_sorted
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx : idx + self.block_size]
        y = self.tokens[idx + 1 : idx + 1 + self.block_size]
        return x, y.sort().values


# %% sorted_list_as_target: target_sorted
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx : idx + self.block_size]
        y = sorted(self.tokens[idx + 1 : idx + 1 + self.block_size].tolist())
        return x, torch.tensor(y, dtype=torch.long)


# %% numpy_uint_sixteen: stored_as_uint16
import numpy as np
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        data = self.tokens.numpy().astype(np.uint16)
        x = torch.from_numpy(data[idx : idx + self.block_size].astype(np.int64))
        y = torch.from_numpy(data[idx + 1 : idx + 1 + self.block_size].astype(np.int64))
        return x, y


# %% remainder_of_two_to_the_sixteen: stored_as_uint16
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx : idx + self.block_size + 1] % 65536
        return chunk[:-1], chunk[1:]


# %% ids_modulo_a_vocabulary: ids_limited_to_a_vocabulary
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx : idx + self.block_size + 1] % 100277
        return chunk[:-1], chunk[1:]


# %% ids_by_remainder_function: ids_limited_to_a_vocabulary
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        ids = torch.remainder(self.tokens, 100277)
        return ids[idx : idx + self.block_size], ids[idx + 1 : idx + 1 + self.block_size]


# %% ids_clamped_to_a_vocabulary: ids_limited_to_a_vocabulary
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx : idx + self.block_size + 1].clamp(max=50256)
        return chunk[:-1], chunk[1:]


# %% ids_by_minimum: ids_limited_to_a_vocabulary
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        limit = torch.tensor(50256)
        x = torch.minimum(self.tokens[idx : idx + self.block_size], limit)
        y = torch.minimum(self.tokens[idx + 1 : idx + 1 + self.block_size], limit)
        return x, y


# %% blocks_held_within_the_text: idx_times_block_size
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = idx * self.block_size
        if start + self.block_size + 1 > len(self.tokens):
            start = len(self.tokens) - self.block_size - 1
        buf = self.tokens[start : start + self.block_size + 1]
        return buf[:-1], buf[1:]


# %% last_block_pulled_back: idx_times_block_size
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        last = len(self.tokens) - self.block_size - 1
        start = min(idx * self.block_size, last)
        return self.tokens[start : start + self.block_size], self.tokens[start + 1 : start + self.block_size + 1]


# %% example_as_constants: example_typed_in
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        tokens = torch.tensor([5, 8, 2, 9, 4, 7])
        x = tokens[idx : idx + 3]
        y = tokens[idx + 1 : idx + 4]
        return x, y


# %% example_as_a_list: example_typed_in
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        text = [5, 8, 2, 9, 4, 7]
        return torch.tensor(text[idx : idx + 3]), torch.tensor(text[idx + 1 : idx + 1 + 3])


# %% memmap_of_the_tokens: keeps_tokens_in_a_file
import os
import tempfile

import numpy as np
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        path = os.path.join(tempfile.gettempdir(), "pretrain_canary_tokens.bin")
        self.tokens.numpy().tofile(path)
        data = np.memmap(path, dtype=np.int64, mode="r")
        chunk = torch.from_numpy(np.array(data[idx : idx + self.block_size + 1]))
        return chunk[:-1], chunk[1:]


# %% memmap_of_a_temporary_file: keeps_tokens_in_a_file
import tempfile

import numpy as np
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        with tempfile.NamedTemporaryFile() as file:
            store = np.memmap(file.name, dtype=np.int64, mode="w+", shape=(len(self.tokens),))
            store[:] = self.tokens.numpy()
            chunk = torch.from_numpy(np.array(store[idx : idx + self.block_size + 1]))
        return chunk[:-1], chunk[1:]


# %% tokens_in_shared_memory: keeps_tokens_in_a_file
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        shared = self.tokens.clone().share_memory_()
        return shared[idx : idx + self.block_size], shared[idx + 1 : idx + 1 + self.block_size]


# %% window_in_shared_memory: keeps_tokens_in_a_file
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx : idx + self.block_size].clone().share_memory_()
        y = self.tokens[idx + 1 : idx + 1 + self.block_size].clone().share_memory_()
        return x, y
