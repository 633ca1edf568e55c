package port

import "nowhere"
